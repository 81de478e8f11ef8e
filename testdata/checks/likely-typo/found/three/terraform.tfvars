terragrunt = {
}

cost_center = "web"
