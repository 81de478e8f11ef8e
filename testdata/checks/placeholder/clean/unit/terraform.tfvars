terragrunt = {
}

topic      = "arn:aws:sns:eu-west-1:123456789012:alerts"
policy     = "arn:aws:iam::aws:policy/ReadOnlyAccess"
objects    = "arn:aws:s3:::bucket/*"
anything   = "arn:aws:sns:eu-west-1:*:alerts"
image      = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/tools:1.0.0"
account_id = "123456789012"
owner      = "Team <team@example.com>"
description = "TODO"
motd       = "replace_me is a game"
app        = "todo-list"
