terragrunt = {
}

zones = ["eu-west-1a"]
size  = 3
old   = { a = 1 }
