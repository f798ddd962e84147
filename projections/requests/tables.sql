-- Every request, with what its flags come to. A flag may come before its request: then the row holds the plain facts that the flag
-- carries, and `seen` is false until the request itself is folded.
create table request_rows (
  id uuid primary key,
  seen boolean not null,
  timestamp timestamptz not null,
  received_at timestamptz not null,
  src_ip text not null,
  provider text not null,
  model text not null,
  user_id text,
  session_id text,
  endpoint text,
  method text,
  duration_ms double precision,
  status_code integer,
  tokens_prompt integer,
  tokens_response integer,
  prompt_length integer,
  -- Day of the data key that seals the four texts.
  data_key text,
  prompt bytea,
  response bytea,
  headers bytea,
  metadata bytea,
  -- Coordinates of the record on llm_requests. Of two records with one id, the one that came first stands.
  source_topic text not null,
  source_partition integer not null,
  source_offset bigint not null,
  flag_count integer not null default 0,
  risk_score integer not null default 0,
  -- Highest severity of the flags, and its place on the scale.
  severity text,
  severity_rank smallint not null default -1
) with (fillfactor = 90);

-- Sealed text does not compress.
alter table request_rows alter column prompt set storage external;
alter table request_rows alter column response set storage external;

create index request_rows_by_time on request_rows (received_at, id);
create index request_rows_by_source on request_rows (src_ip, received_at, id);
create index request_rows_by_model on request_rows (model, provider, received_at, id);
create index request_rows_flagged on request_rows (received_at, id) include (risk_score, severity) where flag_count > 0;

create view requests as
  select id, timestamp, received_at, src_ip, provider, model, user_id, session_id, endpoint, method, duration_ms, status_code,
    tokens_prompt, tokens_response, prompt_length, data_key, prompt, response, headers, metadata,
    flag_count > 0 as flagged, flag_count, risk_score, severity
  from request_rows where seen;

create table flags (
  id uuid primary key,
  request_id uuid not null,
  processor text not null,
  rule_set_version bigint not null,
  risk_score integer not null,
  severity text not null,
  matches jsonb not null,
  rule_ids uuid[] not null,
  timestamp timestamptz not null,
  received_at timestamptz not null,
  src_ip text not null,
  provider text not null,
  model text not null,
  user_id text,
  session_id text,
  -- Texts that were not, or not wholly, looked at: `{field, reason}` each.
  unscanned jsonb not null
);
create index flags_by_time on flags (received_at, id);
create index flags_by_request on flags (request_id);
create index flags_by_severity on flags (severity, received_at, id);
create index flags_by_rule on flags using gin (rule_ids);
