CREATE TABLE `arrivals` (
	`version` integer PRIMARY KEY NOT NULL,
	`attempts` integer NOT NULL,
	`rows` integer NOT NULL,
	`left_out` integer NOT NULL,
	`added` blob NOT NULL,
	`removed` blob NOT NULL
);
