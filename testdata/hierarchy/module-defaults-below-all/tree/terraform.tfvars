terragrunt = {}

tags = { cost = "root" }
