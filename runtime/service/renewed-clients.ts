let renewed = 0

/** A client of Kafka that reads for a tail had no answer for long, and was made anew. */
export function clientRenewed(): void {
  renewed++
}

/** How many were, since the process began. */
export const renewedClients = (): number => renewed
