create table if not exists eligibility (
  id text primary key, "personId" text not null, "coverageType" text not null, status text not null, "decidedOn" text,
  start text, "end" text, "renewalDueOn" text, "renewalIntervalMonths" integer, "medicareSavingsProgram" text,
  "premiumAmount" text, "asOf" text not null);
create index if not exists eligibility_by_person on eligibility ("personId");
create table if not exists enrollments (
  id text primary key, "personId" text not null, kind text not null, status text not null, "planName" text not null,
  "pcpName" text, "pcpSite" text, start text, "end" text, "planSelectionEndsOn" text, "fixedEnrollmentUntil" text,
  "asOf" text not null);
create index if not exists enrollments_by_person on enrollments ("personId");
create table if not exists members ("massHealthId" text primary key, "personId" text not null, "asOf" text not null);
create table if not exists feed ("asOf" text not null, records integer not null);
