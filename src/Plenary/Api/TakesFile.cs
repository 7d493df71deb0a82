using Microsoft.OpenApi;

namespace Plenary.Api;

/// <summary>The body is a file, which the endpoint reads itself; so it is told to those who read the description.</summary>
/// <param name="InForm">It may also be the first part of a form.</param>
/// <param name="Kinds">Media types that it is sent as; any, where none is named.</param>
internal sealed record TakesFile(bool InForm = false, params string[] Kinds)
{
    public static OpenApiSchema Binary => new() { Type = JsonSchemaType.String, Format = "binary" };

    public OpenApiRequestBody Body
    {
        get
        {
            var content = (Kinds is [] ? ["application/octet-stream"] : Kinds).ToDictionary(kind => kind, _ => new OpenApiMediaType { Schema = Binary });
            if (InForm) content["multipart/form-data"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema> { ["file"] = Binary } } };
            return new() { Required = true, Content = content };
        }
    }
}
