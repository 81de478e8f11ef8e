bucket = "state-test"
key    = "infra"
