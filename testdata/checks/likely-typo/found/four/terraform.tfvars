terragrunt = {
}

cost_cetner = "platform"
