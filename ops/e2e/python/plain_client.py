"""A client of FlagWise as anybody would write it, with confluent-kafka alone.

plain_client.py BROKERS REGISTRY JSON_ID AVRO_ID

Sends one request in plain JSON and one in Avro, then reads flags until both have come, and prints them as one line of JSON:
{"schema_id": …, "versions": […], "flags": {"<request id>": ["<rule>", …]}}
"""

import json
import sys
import time
from datetime import datetime, timezone

from confluent_kafka import Consumer, Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroDeserializer, AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

brokers, registry_url, json_id, avro_id = sys.argv[1:]
registry = SchemaRegistryClient({"url": registry_url})
latest = registry.get_latest_version("llm_requests-value")
now = datetime.now(timezone.utc)
request = {
    "timestamp": now,
    "src_ip": "192.0.2.10",
    "provider": "openai",
    "model": "gpt-4o-mini",
    "prompt": "Reply to jane.doe@example.com that the order is on its way.",
}

producer = Producer({"bootstrap.servers": brokers})
failed = []


def on_delivery(error, _message):
    if error:
        failed.append(error)


producer.produce(
    "llm_requests",
    json.dumps({**request, "id": json_id, "timestamp": now.isoformat()}),
    on_delivery=on_delivery,
)
serialize = AvroSerializer(
    registry, latest.schema.schema_str, conf={"auto.register.schemas": False, "use.latest.version": True}
)
producer.produce(
    "llm_requests",
    serialize({**request, "id": avro_id}, SerializationContext("llm_requests", MessageField.VALUE)),
    on_delivery=on_delivery,
)
producer.flush(30)
assert not failed, failed

consumer = Consumer(
    {
        "bootstrap.servers": brokers,
        "group.id": f"plain-client-{json_id}",
        "auto.offset.reset": "earliest",
        "isolation.level": "read_committed",
    }
)
consumer.subscribe(["flags.detection"])
deserialize = AvroDeserializer(registry)
flags = {}
give_up_at = time.monotonic() + 60
while len(flags) < 2 and time.monotonic() < give_up_at:
    message = consumer.poll(1.0)
    if message is None or message.error():
        continue
    flag = deserialize(message.value(), SerializationContext(message.topic(), MessageField.VALUE))
    if flag["requestId"] in (json_id, avro_id):
        flags.setdefault(flag["requestId"], []).extend(match["name"] for match in flag["matches"])
consumer.close()
versions = registry.get_versions("llm_requests-value")
print(json.dumps({"schema_id": latest.schema_id, "versions": versions, "flags": flags}))
