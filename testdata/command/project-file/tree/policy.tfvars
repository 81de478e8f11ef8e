differ "account" { reason = "one account an environment" }
differ "db_dsn" { reason = "one database an environment" }
