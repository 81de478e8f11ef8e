differ "tags.stage" { reason = "one stage each" }
differ "name" {}
differ "size" {}
one_side "db_password" {}
ignore "environment_variables" {}
