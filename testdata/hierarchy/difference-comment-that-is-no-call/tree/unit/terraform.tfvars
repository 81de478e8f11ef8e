a = "x" // ${this}

terragrunt {
}
