CREATE TABLE `route_authors` (
	`draft` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`email` text,
	`made_by` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`draft`, `key`),
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `route_comments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft` text NOT NULL,
	`answers` integer,
	`place` text NOT NULL,
	`line` integer,
	`scenario` text,
	`quoted` text,
	`revision` integer NOT NULL,
	`body` text NOT NULL,
	`suggestion` text,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `route_comments_draft` ON `route_comments` (`draft`);--> statement-breakpoint
CREATE TABLE `route_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`table_name` text NOT NULL,
	`base` text,
	`text` text NOT NULL,
	`text_hash` text NOT NULL,
	`content_hash` text,
	`issues` integer NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`ticket` text,
	`reverts` text,
	`phase` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	`submitted_at` integer,
	`ended_at` integer,
	`version` text,
	`emergency` text,
	`reviewed_at` integer
);
--> statement-breakpoint
CREATE INDEX `route_drafts_phase` ON `route_drafts` (`phase`,`table_name`);--> statement-breakpoint
CREATE INDEX `route_drafts_emergency` ON `route_drafts` (`ended_at`) WHERE emergency IS NOT NULL AND reviewed_at IS NULL;--> statement-breakpoint
CREATE TABLE `route_head` (
	`id` integer PRIMARY KEY NOT NULL,
	`sha` text,
	`remote` text,
	`remote_asked_at` integer
);
--> statement-breakpoint
CREATE TABLE `route_intents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft` text NOT NULL,
	`table_name` text NOT NULL,
	`parent` text,
	`base` text,
	`text` text NOT NULL,
	`content_hash` text NOT NULL,
	`message` text NOT NULL,
	`author_name` text NOT NULL,
	`author_email` text NOT NULL,
	`number` integer NOT NULL,
	`actor` text NOT NULL,
	`address` text,
	`emergency` text,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`version` text,
	`ended_at` integer,
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `route_intents_pending` ON `route_intents` (`state`) WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX `route_intents_draft` ON `route_intents` (`draft`);--> statement-breakpoint
CREATE TABLE `route_kept_texts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft` text NOT NULL,
	`revision` integer NOT NULL,
	`text` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `route_kept_texts_draft` ON `route_kept_texts` (`draft`);--> statement-breakpoint
CREATE TABLE `route_presence` (
	`draft` text NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`is_editing` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`draft`, `key`),
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `route_verdicts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`reviewer_name` text NOT NULL,
	`reviewer_email` text NOT NULL,
	`verdict` text NOT NULL,
	`content_hash` text NOT NULL,
	`text_hash` text NOT NULL,
	`note` text NOT NULL,
	`ticked` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `route_verdicts_draft` ON `route_verdicts` (`draft`);--> statement-breakpoint
CREATE TABLE `route_versions` (
	`table_name` text NOT NULL,
	`number` integer NOT NULL,
	`sha` text NOT NULL,
	`tag` text NOT NULL,
	`author_name` text NOT NULL,
	`author_email` text NOT NULL,
	`authored_at` integer NOT NULL,
	`at` integer NOT NULL,
	`title` text NOT NULL,
	`reason` text NOT NULL,
	`ticket` text,
	`reviewers` text NOT NULL,
	`content_hash` text,
	`reverts` text,
	`is_emergency` integer NOT NULL,
	`is_merge` integer NOT NULL,
	`draft` text,
	PRIMARY KEY(`table_name`, `number`),
	FOREIGN KEY (`draft`) REFERENCES `route_drafts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `route_versions_time` ON `route_versions` (`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `route_versions_sha` ON `route_versions` (`table_name`,`sha`);