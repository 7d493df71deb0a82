using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Plenary.Storage;

namespace Plenary.Access;

/// <summary>The keys of cookies and forms lie in the database, so that all nodes share them; sealed by the installation key, which does not.</summary>
internal sealed class InstallationKeyXml(Keys keys) : IXmlEncryptor
{
    internal const string Purpose = "data-protection.key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var row = Guid.CreateVersion7();
        var sealedText = keys.Seal(System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), row, Purpose);
        return new(new XElement("sealed", new XAttribute("row", row), Convert.ToBase64String(sealedText)), typeof(InstallationKeyXmlReader));
    }
}

/// <summary>Named in each stored key; data protection makes it by that name.</summary>
internal sealed class InstallationKeyXmlReader(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var keys = services.GetRequiredService<Keys>();
        var plain = keys.Open(Convert.FromBase64String(encryptedElement.Value), Guid.Parse((string)encryptedElement.Attribute("row")!), InstallationKeyXml.Purpose);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}
