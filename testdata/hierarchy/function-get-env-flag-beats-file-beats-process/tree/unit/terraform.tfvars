a = "${get_env("A", "none")}"
b = "${get_env("B", "none")}"
c = "${get_env("C", "none")}"

terragrunt {
}
