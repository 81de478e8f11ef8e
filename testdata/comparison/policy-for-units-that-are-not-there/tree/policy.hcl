equal "size" {
  units = ["infra/app"]
}
ignore "size" {
  units = ["infra@prd", "nosuch/*"]
}
ignore "size" {
  units = ["nosuch", "infra@*"]
}
