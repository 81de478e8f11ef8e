terragrunt = {
}

region = "europe-west4"
zone   = "europe-west4-b"
