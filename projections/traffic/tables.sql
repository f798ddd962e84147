-- Counts a minute of arrival. Requests are counted with severity '' when they come, flags with theirs: the two never touch one row,
-- so neither waits for the other.
create table traffic (
  minute timestamptz not null,
  provider text not null,
  model text not null,
  severity text not null,
  requests bigint not null,
  flagged bigint not null,
  primary key (minute, provider, model, severity)
);

-- Flags a minute by the rules that matched.
create table traffic_rules (
  minute timestamptz not null,
  rule_id uuid not null,
  name text not null,
  severity text not null,
  flagged bigint not null,
  primary key (minute, rule_id)
);
