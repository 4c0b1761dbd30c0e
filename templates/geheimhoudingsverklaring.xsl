<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-10, the declaration of secrecy of an external partner (SEC-02 to SEC-05, WEE-15, CAS-25). Facts: generator/publish/secrecy.h. What the
     regime does not demand is not printed, and what no text says is printed without an article. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="convenant|regime|partner|datum|dossier|ondertekenaar|plicht|verklaring|uitzondering-wet|uitzondering-taak|eigen-bestand|na-afloop|teruggave" mode="known"/>

  <xsl:template match="/geheimhoudingsverklaring">
    <xsl:apply-templates select="*" mode="known"/>
    <stuk number="{@nummer}" kind="geheimhoudingsverklaring" language="{@taal}" author="{convenant}" date="{datum}">
      <xsl:attribute name="title"><t:tekst k="geheim.titel"/></xsl:attribute>
      <xsl:attribute name="running"><t:tekst k="geheim.titel"/></xsl:attribute>
      <xsl:if test="@oefening = 'ja'"><xsl:attribute name="marking"><t:tekst k="geheim.oefening"/></xsl:attribute></xsl:if>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.nummer"/></xsl:attribute><xsl:value-of select="@nummer"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.organisatie"/></xsl:attribute><xsl:value-of select="partner"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.samenwerking"/></xsl:attribute><xsl:value-of select="convenant"/></fact>
      <fact><xsl:attribute name="label"><t:tekst k="geheim.label.geldt"/></xsl:attribute>
        <xsl:choose>
          <xsl:when test="dossier"><t:tekst k="geheim.zaak"><t:met select="dossier"/></t:tekst></xsl:when>
          <xsl:otherwise><t:tekst k="geheim.algemeen"/></xsl:otherwise>
        </xsl:choose>
      </fact>
      <body>
        <p style="lead"><t:tekst k="geheim.inleiding"/><xsl:call-template name="article"><xsl:with-param name="of" select="verklaring/@artikel"/></xsl:call-template></p>
        <heading level="2" id="verklaar"><t:tekst k="geheim.kop"/></heading>
        <list numbering="decimal" suffix=".">
          <item><p><t:tekst k="geheim.plicht"/><xsl:call-template name="article"><xsl:with-param name="of" select="plicht/@artikel"/></xsl:call-template></p></item>
          <item>
            <xsl:choose>
              <xsl:when test="uitzondering-taak">
                <p keep="true"><t:tekst k="geheim.uitzonderingen"/></p>
                <list numbering="lower-alpha" suffix=".">
                  <item><p><t:tekst k="geheim.uitzondering.wet"/><xsl:call-template name="article"><xsl:with-param name="of" select="uitzondering-wet/@artikel"/></xsl:call-template></p></item>
                  <item><p><t:tekst k="geheim.uitzondering.taak"/><xsl:call-template name="article"><xsl:with-param name="of" select="uitzondering-taak/@artikel"/></xsl:call-template></p></item>
                </list>
              </xsl:when>
              <xsl:otherwise><p><t:tekst k="geheim.uitzondering.alleen_wet"/><xsl:call-template name="article"><xsl:with-param name="of" select="uitzondering-wet/@artikel"/></xsl:call-template></p></xsl:otherwise>
            </xsl:choose>
          </item>
          <item><p><t:tekst k="geheim.gebruik"/></p></item>
          <xsl:if test="eigen-bestand"><item><p><strong><t:tekst k="geheim.eigen_bestand"/></strong><xsl:call-template name="article"><xsl:with-param name="of" select="eigen-bestand/@artikel"/></xsl:call-template></p></item></xsl:if>
          <item><p><t:tekst k="geheim.duur"/></p></item>
          <xsl:if test="teruggave"><item><p><t:tekst k="geheim.teruggave"/><xsl:call-template name="article"><xsl:with-param name="of" select="teruggave/@artikel"/></xsl:call-template></p></item></xsl:if>
        </list>
        <p style="small"><t:tekst k="geheim.zonder_artikel"/></p>
        <signatures>
          <closing><t:tekst k="geheim.tekenen"/></closing>
          <signer name="{partner}" room="true">
            <xsl:if test="ondertekenaar"><line><xsl:value-of select="ondertekenaar"/></line></xsl:if>
            <xsl:if test="ondertekenaar/@functie != ''"><line><xsl:value-of select="ondertekenaar/@functie"/></line></xsl:if>
            <xsl:if test="not(ondertekenaar)"><blank><xsl:attribute name="label"><t:tekst k="geheim.label.naam"/></xsl:attribute></blank></xsl:if>
            <xsl:if test="not(ondertekenaar/@functie != '')"><blank><xsl:attribute name="label"><t:tekst k="geheim.label.functie"/></xsl:attribute></blank></xsl:if>
            <blank><xsl:attribute name="label"><t:tekst k="geheim.label.plaats"/></xsl:attribute></blank>
            <blank><xsl:attribute name="label"><t:tekst k="geheim.label.datum"/></xsl:attribute></blank>
          </signer>
        </signatures>
      </body>
    </stuk>
  </xsl:template>

  <xsl:template name="article">
    <xsl:param name="of"/>
    <xsl:if test="$of != ''"><xsl:text> (</xsl:text><xsl:value-of select="$of"/><xsl:text>)</xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
