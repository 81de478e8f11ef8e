terragrunt = { terraform { source = "m" } }
image = "1.dkr.ecr.eu-west-1.amazonaws.com/app-dev"
replica = "eu-west-1"
zones = ["eu-west-1a", "eu-west-1b"]
device = "dev"
account = 111122223333
backup = "eu-west-2"
limits = { eu-west-1 = 1 }
