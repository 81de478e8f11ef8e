remote_state {
  backend = "s3"
  config = {
    bucket = "states"
  }
}
inputs = {
  title = "new"
  ports = [80]
  later = get_env("NOT_SET_ANYWHERE")
  none  = null
}
