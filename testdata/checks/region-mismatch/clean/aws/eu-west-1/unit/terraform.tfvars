terragrunt = {
}

aws_region         = "eu-west-1"
replica_region     = "eu-west-2"
backup_topic       = "arn:aws:sns:eu-central-1:123456789012:alerts"
cdn                = "arn:aws:acm:us-east-1:123456789012:certificate/1"
policy             = "arn:aws:iam::aws:policy/ReadOnlyAccess"
bucket             = "state-eu-west-2"
availability_zones = ["eu-west-1a", "eu-west-1b"]
