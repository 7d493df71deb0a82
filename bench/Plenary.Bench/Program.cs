System.Console.WriteLine("Usage: plenary-bench pages|import|names");
