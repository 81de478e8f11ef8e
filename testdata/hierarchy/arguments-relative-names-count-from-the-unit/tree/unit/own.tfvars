x = "beside the unit"
