<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-26, a question to an adviser without anything that points to somebody (STA-02). Facts: jobs/advice.cpp, after the check of residue.h. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="convenant|datum|adviseur|alinea" mode="known"/>

  <xsl:template match="/adviesblad">
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="adviesblad" language="{@taal}" author="{convenant}" date="{datum}">
      <xsl:attribute name="title"><t:tekst k="advies.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="advies.titel"/></xsl:attribute>
      <xsl:if test="@oefening = 'ja'"><xsl:attribute name="marking"><t:tekst k="geheim.oefening"/></xsl:attribute></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <xsl:if test="adviseur"><fact><xsl:attribute name="label"><t:tekst k="advies.label.aan"/></xsl:attribute><xsl:value-of select="adviseur"/></fact></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.samenwerking"/></xsl:attribute><xsl:value-of select="convenant"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.datum"/></xsl:attribute><xsl:value-of select="datum"/></fact>
      <body>
        <p style="lead"><t:tekst k="advies.inleiding"/></p>
        <heading level="2" id="vraag"><t:tekst k="advies.kop"/></heading>
        <xsl:for-each select="alinea"><p><xsl:value-of select="."/></p></xsl:for-each>
        <p style="small"><t:tekst k="advies.slot"/></p>
      </body>
    </stuk>
  </xsl:template>
</xsl:stylesheet>
