create table if not exists notices (
  id text primary key, "householdId" text not null, "recipientIds" text not null, "aboutIds" text not null,
  type text not null, title text not null, "noticeDate" text not null, "mailedOn" text, language text not null,
  "actionEffectiveOn" text, "reasonCode" text, "regulationCitations" text not null, "appealDueOn" text,
  "benefitsContinueIfAppealBy" text, "dueOn" text, "deliveredVia" text);
create table if not exists "noticeRecipients" (
  "personId" text not null, "noticeId" text not null, primary key ("personId", "noticeId"));
create table if not exists decisions (
  id text primary key, "noticeId" text not null, "personId" text not null, "coverageType" text not null,
  outcome text not null, "effectiveOn" text);
create index if not exists decisions_by_notice on decisions ("noticeId");
create index if not exists decisions_by_person on decisions ("personId");
create table if not exists "taxForms" (
  id text primary key, "householdId" text not null, "recipientId" text not null, form text not null,
  "taxYear" integer not null, title text not null, "mailedOn" text, language text not null);
create index if not exists tax_forms_by_recipient on "taxForms" ("recipientId");
create table if not exists "readMarks" (
  "accountId" text not null, "noticeId" text not null, "readAt" text not null, primary key ("accountId", "noticeId"));
create table if not exists dismissals (
  "accountId" text not null, "alertId" text not null, "dismissedAt" text not null, primary key ("accountId", "alertId"));
create table if not exists feed ("asOf" text not null, records integer not null);
create table if not exists letters (
  "noticeId" text not null, "recipientId" text not null, "namedIds" text not null,
  bytes integer not null, content text not null, primary key ("noticeId", "recipientId"));
create table if not exists "downloadHandles" (
  "handleHash" text primary key, "boundTo" text not null, "noticeId" text not null, "recipientId" text not null,
  "expiresAt" text not null);
create index if not exists download_handles_by_expiry on "downloadHandles" ("expiresAt");
