terragrunt = { terraform { source = "m" } }
image = "1.dkr.ecr.eu-west-2.amazonaws.com/app-prod"
replica = "eu-west-1"
zones = ["eu-west-2a", "eu-west-2b", "eu-west-2c"]
device = "prodice"
account = 444455556666
backup = "eu-west-1"
limits = { eu-west-2 = 2 }
