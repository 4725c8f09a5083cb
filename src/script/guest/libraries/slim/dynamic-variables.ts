// `{{$…}}` in scripts is answered by the host, so the library's own generators (all of faker) stay out.
