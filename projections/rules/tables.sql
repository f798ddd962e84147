-- The current detection rules.
create table rules (
  id uuid primary key,
  version integer not null,
  name text not null,
  description text not null,
  category text not null,
  type text not null,
  pattern text not null,
  severity text not null,
  points integer not null,
  priority integer not null,
  stop_on_match boolean not null,
  active boolean not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by text not null
);
