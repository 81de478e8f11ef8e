equal "retention_days" {}
ignore "*" {}
