create table if not exists documents (
  id text primary key, "personId" text not null, "submitterId" text not null, category text not null,
  channel text not null, status text not null, "submittedOn" text not null, "receivedOn" text,
  "notAcceptedReason" text, "rfiId" text);
create index if not exists documents_by_submitter on documents ("submitterId");
create table if not exists rfis (
  id text primary key, "personId" text not null, category text not null, sensitive integer not null,
  status text not null, "requestedOn" text not null, "dueOn" text);
create index if not exists rfis_by_person on rfis ("personId");
create table if not exists feed ("asOf" text not null, records integer not null);
