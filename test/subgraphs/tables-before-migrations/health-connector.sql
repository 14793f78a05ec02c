create table if not exists eligibilities (
  id text primary key, "personId" text not null, program text not null, status text not null, "planYear" integer not null,
  "asOf" text not null);
create index if not exists eligibilities_by_person on eligibilities ("personId");
create table if not exists "planTypes" (
  "personId" text not null, "planYear" integer not null, program text not null, "connectorCarePlanType" text,
  "metalTier" text, primary key ("personId", "planYear"));
create table if not exists feed ("asOf" text not null, records integer not null);
