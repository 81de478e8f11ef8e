terragrunt = {
}

region       = "europe-west1"
zone         = "europe-west1-b"
backup_zone  = "europe-west4-a"
aws_region   = "eu-west-1"
machine_type = "n1-standard-1"
