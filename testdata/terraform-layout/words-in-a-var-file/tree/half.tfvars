stage = "\ud83d\ude00"
