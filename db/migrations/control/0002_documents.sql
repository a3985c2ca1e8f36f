CREATE TABLE `documents` (
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`edited_at` integer NOT NULL,
	PRIMARY KEY(`name`, `version`)
);
