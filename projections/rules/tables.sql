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
  updated_by text not null,
  -- Id of the rule as code; empty for one that was made in the UI.
  slug text not null,
  -- Pack that it came with; empty for one of the organisation's own.
  pack text not null,
  -- Of a composite rule: what it looks at and what must hold, as JSON; else empty.
  definition text not null,
  tags jsonb not null,
  "references" jsonb not null,
  false_positives jsonb not null
);
