-- The gateway's credential store: the one table that cannot be rebuilt from Kafka.
create table gateway.users (
  id            uuid primary key,
  -- trimmed, lower case
  email         text not null unique check (email = lower(btrim(email))),
  -- argon2id, with its parameters and salt
  password_hash text not null,
  role          text not null check (role in ('ADMIN', 'ANALYST')),
  created_at    timestamptz not null default now()
);
