import type { DatabaseSync } from 'node:sqlite'

/** The version of the schema. A ledger with a higher one was written by a newer Gleaner. */
export const LEDGER_VERSION = 5

/** Each step migrates from the version before it. Never change a released step: add the next one. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE identity (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    kind TEXT NOT NULL, account_id INTEGER NOT NULL, user_id INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE entry (
    key TEXT PRIMARY KEY,
    harvest_id INTEGER NOT NULL UNIQUE,
    user_id INTEGER NOT NULL,
    spent_date TEXT NOT NULL,
    is_running INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_by_date ON entry (user_id, spent_date);
  CREATE INDEX entry_running ON entry (user_id) WHERE is_running = 1;
  CREATE TABLE operation (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    entry_key TEXT NOT NULL,
    intent TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'sending', 'unknown', 'refused')),
    step INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    sent_at INTEGER,
    failure TEXT
  ) STRICT;
  CREATE TABLE document (name TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE pulled (first_day TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE operation RENAME TO operation_v1;
  CREATE TABLE operation (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    entry_key TEXT NOT NULL,
    intent TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('waiting', 'sending', 'unknown', 'refused', 'asking')),
    step INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    made_at INTEGER,
    sent_at INTEGER,
    next_attempt_at INTEGER,
    progress TEXT,
    question TEXT,
    failure TEXT
  ) STRICT;
  INSERT INTO operation (sequence, id, entry_key, intent, status, step, attempts, sent_at, failure)
    SELECT sequence, id, entry_key, intent, status, step, attempts, sent_at, failure
    FROM operation_v1 ORDER BY sequence;
  DROP TABLE operation_v1;
  CREATE TABLE made (
    marker TEXT PRIMARY KEY, harvest_id INTEGER NOT NULL, key TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE twin (
    harvest_id INTEGER PRIMARY KEY, key TEXT NOT NULL, of_key TEXT NOT NULL,
    at INTEGER NOT NULL, is_answered INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE undo (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE operation ADD COLUMN user TEXT;
  CREATE TABLE pulled_of_colleague (
    user_id INTEGER NOT NULL, first_day TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (user_id, first_day)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE operation ADD COLUMN clock TEXT;
  `,
  // the search index moved to a file of its own, and reads here which entries changed
  `
  DROP TRIGGER IF EXISTS entry_text_put;
  DROP TRIGGER IF EXISTS own_entry_text_put;
  DROP TRIGGER IF EXISTS entry_text_drop;
  DROP TABLE IF EXISTS entry_text;
  DROP TABLE IF EXISTS entry_place;
  CREATE TABLE search_index (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL
  ) STRICT;
  CREATE TABLE unindexed_entry (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entry_inserted AFTER INSERT ON entry BEGIN
    INSERT OR IGNORE INTO unindexed_entry VALUES (NEW.key);
  END;
  CREATE TRIGGER entry_deleted AFTER DELETE ON entry BEGIN
    INSERT OR IGNORE INTO unindexed_entry VALUES (OLD.key);
  END;
  `
]

/** Migrates a ledger to `LEDGER_VERSION` in one transaction. The caller has refused newer ledgers. */
export function migrate(database: DatabaseSync): void {
  const version = schemaVersionOf(database)
  if (version >= LEDGER_VERSION) return
  database.exec('BEGIN IMMEDIATE')
  for (const step of MIGRATIONS.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${LEDGER_VERSION}`)
  database.exec('COMMIT')
}

/** Returns the version of a ledger; 0 for an empty file. */
export function schemaVersionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}
