stage = "${get_env("STAGE", "dev")}"

terragrunt {
}
