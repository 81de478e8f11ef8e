terragrunt {
}
state_key = "${path_relative_to_include()}/terraform.tfstate"
