# see ${find_in_parent_folders("none.tfvars")}
a = "x" // and ${this}

terragrunt {
}
