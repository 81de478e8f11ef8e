terragrunt = {
}

cost_center = "platform"
