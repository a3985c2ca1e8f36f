-- Files were known by their names; now by their content, which no statement here can look up. What was
-- read keeps its rows. Lines are counted again when the first start after this reads the files again.
DROP INDEX `sources_identity`;--> statement-breakpoint
CREATE TABLE `__new_sources` (
	`id` integer PRIMARY KEY NOT NULL,
	`gateway` integer NOT NULL,
	`region` integer NOT NULL,
	`runtime` integer NOT NULL,
	`kind` text NOT NULL,
	`pattern` text NOT NULL,
	`file` text NOT NULL,
	`path` text NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`lines` integer DEFAULT 0 NOT NULL,
	`irrelevant` integer DEFAULT 0 NOT NULL,
	`records` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`unrecognised` integer DEFAULT 0 NOT NULL,
	`malformed` integer DEFAULT 0 NOT NULL,
	`expired` integer DEFAULT 0 NOT NULL,
	`last_event_at` integer
);
--> statement-breakpoint
INSERT INTO `__new_sources`("id", "gateway", "region", "runtime", "kind", "pattern", "file", "path", "records", "attempts", "expired", "last_event_at") SELECT "id", "gateway", "region", "runtime", "kind", "path", "path", "path", "records", "attempts", "expired", "last_event_at" FROM `sources`;--> statement-breakpoint
DROP TABLE `sources`;--> statement-breakpoint
ALTER TABLE `__new_sources` RENAME TO `sources`;--> statement-breakpoint
CREATE UNIQUE INDEX `sources_identity` ON `sources` (`gateway`,`file`,`kind`,`region`,`runtime`);--> statement-breakpoint
DROP TABLE `checkpoints`;--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`gateway` integer NOT NULL,
	`file` text NOT NULL,
	`offset` integer NOT NULL,
	`tail_bytes` integer NOT NULL,
	`tail_hash` text NOT NULL,
	`seen_bytes` integer NOT NULL,
	`lines` integer NOT NULL,
	`release_oldest` text,
	`release_newest` text,
	`gone` integer NOT NULL,
	`sound` integer NOT NULL,
	PRIMARY KEY(`gateway`, `file`)
);
--> statement-breakpoint
CREATE INDEX `checkpoints_here` ON `checkpoints` (`gateway`) WHERE not gone;
