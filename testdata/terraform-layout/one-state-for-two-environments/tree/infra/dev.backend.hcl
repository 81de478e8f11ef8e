bucket = "state-dev"
key    = "infra"
