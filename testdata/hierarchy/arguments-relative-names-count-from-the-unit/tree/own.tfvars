x = "beside the root"
