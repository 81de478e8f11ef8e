terraform {
  source = "../modules/app"
}
inputs = {
  size = run_cmd("tell")
}
