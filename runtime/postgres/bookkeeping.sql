-- What the runtime keeps about projections, beside their tables.
create schema if not exists projections;
create schema if not exists read_models;

-- Next offset of each partition that a version has folded; advanced by compare-and-set in the transaction of the rows.
create table if not exists projections.offsets (
  projection text not null,
  version integer not null,
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (projection, version, topic, partition)
);

-- Versions of each projection; the active one is what read_models shows.
create table if not exists projections.versions (
  projection text not null,
  version integer not null,
  active boolean not null,
  created_at timestamptz not null default now(),
  primary key (projection, version)
);
create unique index if not exists versions_one_active on projections.versions (projection) where active;
