import kafka from '@confluentinc/kafka-javascript'

/** How many partitions each member of a consumer group has, as the broker says, fewest first. */
export async function partitionsOfMembers(
  bootstrapServers: string,
  group: string,
): Promise<readonly number[]> {
  const admin = kafka.AdminClient.create({ 'bootstrap.servers': bootstrapServers })
  try {
    const { groups } = await new Promise<kafka.GroupDescriptions>((resolve, reject) =>
      admin.describeGroups([group], { timeout: 10_000 }, (error, found) =>
        error ? reject(error) : resolve(found),
      ),
    )
    return groups
      .flatMap(({ members }) => members.map(({ assignment }) => assignment.topicPartitions.length))
      .sort((a, b) => a - b)
  } finally {
    admin.disconnect()
  }
}
