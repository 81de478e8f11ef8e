terragrunt = {
}

zones = "eu-west-1a"
size  = "large"
rules = [{ port = 80 }, { port = "http" }]
