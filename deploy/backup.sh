#!/bin/sh
# One backup of the database that PGHOST, PGUSER, PGDATABASE and PGPASSWORD name, into the folder given.
#
# It counts only once it was restored: into a scratch database, stopping at the first error, and with the same
# version of the tables. What is older than BACKUP_KEEP_DAYS (14) goes, but never the newest.
set -eu

folder=$1
name="onwards-$(date -u +%Y%m%dT%H%M%SZ).dump"
scratch="onwards_restored"

pg_dump --format=custom --file="$folder/$name.unproven"
dropdb --if-exists --maintenance-db=postgres "$scratch"
createdb --maintenance-db=postgres --template=template0 "$scratch"
trap 'dropdb --if-exists --maintenance-db=postgres "$scratch"' EXIT
pg_restore --exit-on-error --no-owner --dbname="$scratch" "$folder/$name.unproven"

version="SELECT version_num FROM alembic_version"
expected=$(psql --no-psqlrc --tuples-only --no-align --command="$version")
restored=$(psql --no-psqlrc --tuples-only --no-align --dbname="$scratch" --command="$version")
if [ -z "$expected" ] || [ "$expected" != "$restored" ]; then
	echo "backup: restored tables of version '$restored', expected '$expected'" >&2
	exit 1
fi

mv "$folder/$name.unproven" "$folder/$name"
find "$folder" -name 'onwards-*' ! -name "$name" -mtime +"${BACKUP_KEEP_DAYS:-14}" -delete
echo "backup: $name was restored and is kept"
