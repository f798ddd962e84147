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

-- Flags a minute by the rules that matched, under the name and the severity of the newest version of the rule among them.
create table traffic_rules (
  minute timestamptz not null,
  rule_id uuid not null,
  rule_version integer not null,
  name text not null,
  severity text not null,
  flagged bigint not null,
  primary key (minute, rule_id)
);
