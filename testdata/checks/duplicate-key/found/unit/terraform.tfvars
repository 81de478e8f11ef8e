terragrunt = {
}

stage = "dev"
owner = "platform"
owner = "platform"
stage = "prod"
zones = ["a"]
zones = ["b"]

rules = [{
  port = 80
  port = 443
}]
